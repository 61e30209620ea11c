/** Takes a deadline into the person's own calendar (R-33). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Translate} from '../../../locales/messages.js';
import type {TextWord} from '../../../locales/renewal-text/index.js';
import {downloadFile} from '../../shared/download-file.js';
import {textIcon as icon} from './text-icons.js';

export interface CalendarButtonParts {
  readonly t: Translate<TextWord>;
  /** What ends, where there is more than one such button: part of the name that is read out. */
  readonly what?: string;
  /** Name of the file, without its ending. */
  readonly fileName: string;
  /** The file's text, `null` where there is nothing to enter any more. Asked when the button is pressed. */
  readonly entry: () => string | null;
}

/** A button that downloads an `.ics` file. */
export const calendarButton = ({t, what, fileName, entry}: CalendarButtonParts): TemplateResult =>
  html`<button
    class="button"
    type="button"
    aria-label=${what ? t('deadline.calendarFor', {what}) : nothing}
    @click=${() => {
      const text = entry();
      if (text !== null) downloadFile(`${fileName}.ics`, 'text/calendar', text);
    }}
  >
    ${icon('calendar')}${t('deadline.calendar')}
  </button>`;
