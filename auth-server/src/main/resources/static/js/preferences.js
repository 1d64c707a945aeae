// Takes a choice as soon as it is made. Without this script the form's own button does the same.
const form = document.getElementById("preferences");

if (form) {
  const choices = [...form.querySelectorAll("select")];
  let changed = null;

  form.querySelector("button").hidden = true;
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      changed = choice;
      if (choice.name === "theme") {
        document.documentElement.dataset.theme = choice.value;
      }
      form.submit();
    });
  }

  // Only what was chosen is sent, so that the other keeps following the browser.
  form.addEventListener("formdata", (event) => {
    for (const choice of choices.filter((other) => other !== changed)) {
      event.formData.delete(choice.name);
    }
  });
}
