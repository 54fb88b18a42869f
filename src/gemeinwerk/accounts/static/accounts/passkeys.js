// Passkeys: three kinds of forms by data attribute, each with a hidden field `credential`.
//   data-passkey-login          asks the server for options, then the device who is there
//   data-passkey-get="<id>"     options stand in the page; the device answers
//   data-passkey-create="<id>"  the device makes a new passkey
const decode = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0)).buffer;
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const byId = (list) => list?.map((one) => ({ ...one, id: decode(one.id) }));
const inPage = (id) => JSON.parse(document.getElementById(id).textContent);

async function create(form) {
  const key = inPage(form.dataset.passkeyCreate).publicKey;
  const alone = form.querySelector("[name=passwordless]")?.checked ?? false;
  const credential = await navigator.credentials.create({
    publicKey: {
      ...key,
      challenge: decode(key.challenge),
      user: { ...key.user, id: decode(key.user.id) },
      excludeCredentials: byId(key.excludeCredentials),
      authenticatorSelection: {
        ...key.authenticatorSelection,
        residentKey: alone ? "required" : "discouraged",
        requireResidentKey: alone,
        ...(alone ? { userVerification: "required" } : {}),
      },
    },
  });
  const { attestationObject, clientDataJSON } = credential.response;
  return described(credential, {
    attestationObject: encode(attestationObject),
    clientDataJSON: encode(clientDataJSON),
    transports: credential.response.getTransports?.() ?? [],
  });
}

async function get(options) {
  const key = options.publicKey;
  const credential = await navigator.credentials.get({
    publicKey: {
      ...key,
      challenge: decode(key.challenge),
      allowCredentials: byId(key.allowCredentials),
    },
  });
  const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
  return described(credential, {
    authenticatorData: encode(authenticatorData),
    clientDataJSON: encode(clientDataJSON),
    signature: encode(signature),
    userHandle: userHandle ? encode(userHandle) : null,
  });
}

function described(credential, response) {
  return {
    type: credential.type,
    id: credential.id,
    rawId: encode(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function answer(form) {
  if (form.dataset.passkeyCreate) return create(form);
  if (form.dataset.passkeyGet) return get(inPage(form.dataset.passkeyGet));
  const reply = await fetch(form.action, { headers: { Accept: "application/json" } });
  return get((await reply.json()).request_options);
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-passkey-login], [data-passkey-get], [data-passkey-create]");
  if (!form) return;
  event.preventDefault();
  const problem = form.querySelector("[data-passkey-problem]");
  problem.hidden = true;
  try {
    form.querySelector("[name=credential]").value = JSON.stringify(await answer(form));
    form.submit();
  } catch (error) {
    problem.hidden = false;
    console.info(error);
  }
});
