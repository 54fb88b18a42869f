"""How those who are invited answer: by a link of their own, or what the office enters for them."""
