// One button marks everybody who has no mark yet as present. Without this script each is marked by hand.
const button = document.getElementById("rest-present");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const one of document.querySelectorAll(".roll__one")) {
      if (!one.querySelector("input[type=radio]:checked")) one.querySelector("input[value=present]").checked = true;
    }
  });
}
