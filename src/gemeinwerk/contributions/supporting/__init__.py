"""„Das sehe ich auch so“: said of public contributions without an account, once a device."""
