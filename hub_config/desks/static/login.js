// Lets a person see the secret they type. Without this script the form works just the same.
const box = document.getElementById("show-secret");
const field = document.getElementById("password_input");
box.hidden = false;
box.querySelector("input").addEventListener("change", (event) => {
  field.type = event.target.checked ? "text" : "password";
});
