import {nothing} from 'lit';
import {Directive, directive, type ElementPart} from 'lit/directive.js';

class OpenedDirective extends Directive {
  #was = false;

  override render(_needed: boolean): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [needed]: [boolean]): typeof nothing {
    if (needed && !this.#was) (part.element as HTMLDetailsElement).open = true;
    this.#was = needed;
    return nothing;
  }
}

/** Opens a `<details>` when something in it begins to need attention. Closing is the person's alone. */
export const opened = directive(OpenedDirective);
