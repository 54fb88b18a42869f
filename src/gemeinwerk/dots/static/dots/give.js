// How many points are given already, said while one chooses. Without it the page says so when sent.
const form = document.querySelector("[data-points]");
if (form) {
  const most = Number(form.dataset.points);
  const sum = form.querySelector("[data-sum]");
  const say = () => {
    let given = 0;
    for (const one of form.querySelectorAll(".gw-give__one input:checked")) given += Number(one.value);
    sum.querySelector("[data-given]").textContent = given;
    sum.classList.toggle("gw-give__sum--over", given > most);
    sum.hidden = false;
  };
  form.addEventListener("change", say);
  say();
}
