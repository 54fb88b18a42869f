// What a refused htmx request has to say: an element with data-notice in its answer is shown at
// the top of the page, once. A button in it with data-notice-resume="<address>" asks there for a
// new form token (an element with data-token), renews the page with it and puts the notice away.
const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

document.addEventListener("htmx:responseError", (event) => {
  const notice = parsed(event.detail.xhr.responseText).querySelector("[data-notice]");
  if (!notice || document.querySelector("[data-notice]")) return;
  document.body.prepend(notice);
  notice.querySelector("[tabindex]")?.focus();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-notice-resume]");
  if (!button) return;
  const reply = await fetch(button.dataset.noticeResume);
  const token = parsed(await reply.text()).querySelector("[data-token]")?.dataset.token;
  const notice = button.closest("[data-notice]");
  notice.querySelector("[data-notice-not-yet]").hidden = Boolean(token);
  if (!token) return;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  notice.remove();
});
