// How to join, large enough for the back row.
export default function ({ data, parentElement }) {
  const one = (which) => parentElement.querySelector(which);
  const picture = one("img");
  picture.hidden = !data.picture;
  if (picture.getAttribute("src") !== data.picture) picture.src = data.picture;
  one(".address").textContent = data.address;
  one(".code").textContent = data.code;
  one(".here").textContent = data.here;
}
