// The choices of a question as large buttons, for a thumb. What was pressed is told at once and stays marked until the
// server has answered.
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("section");
  const told = JSON.stringify(data);
  if (box.told === told) return; // the page asks every second whether the teacher went on
  box.told = told;
  const focused = [...box.children].indexOf(box.getRootNode().activeElement);
  box.replaceChildren(...data.choices.map((words, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${String.fromCharCode(65 + at)}. ${words}`;
    button.disabled = !data.open;
    button.setAttribute("aria-pressed", String(at === data.chosen));
    button.addEventListener("click", () => {
      for (const other of box.children) other.setAttribute("aria-pressed", String(other === button));
      setTriggerValue("chosen", { step: data.step, choice: at });
    });
    return button;
  }));
  box.children[focused]?.focus();
}
