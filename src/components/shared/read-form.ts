/** The values of a form as they stand, secrets left out (F-N3). Autofill that fires no events is caught this way. */
export function readForm(form: HTMLFormElement): Record<string, string | boolean> {
  const values: Record<string, string | boolean> = {};
  for (const control of form.elements) {
    const read = readControl(control);
    if (read) values[read.name] = read.value;
  }
  return values;
}

/** One control's name and value; `null` for secrets, unnamed controls and radio buttons that are not chosen. */
export function readControl(control: EventTarget | null): {name: string; value: string | boolean} | null {
  if (control instanceof HTMLInputElement) {
    if (control.name === '' || 'secret' in control.dataset) return null;
    if (control.type === 'checkbox') return {name: control.name, value: control.checked};
    if (control.type === 'radio' && !control.checked) return null;
    return {name: control.name, value: control.value};
  }
  if (control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) {
    return control.name === '' ? null : {name: control.name, value: control.value};
  }
  return null;
}

/** Empties every control below `root`, secrets included (N2 of the faults). */
export function emptyControls(root: ParentNode): void {
  for (const control of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'input, textarea, select',
  )) {
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox'))
      control.checked = false;
    else control.value = '';
  }
}
