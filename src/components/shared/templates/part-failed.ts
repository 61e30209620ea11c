import {html, type TemplateResult} from 'lit';
import {icon} from '../icons.js';

/** The one view without words of a language: they, or what a state shows, could not be loaded. */
export const partFailed = (onRetry: () => void): TemplateResult =>
  html`<div class="kit"><div class="wizard single">
    <div class="content stack" role="alert">
      <p lang="en">This part could not be loaded. Check your connection and try again; if that does not help, reload the page.</p>
      <p lang="ru">Не удалось загрузить эту часть. Проверьте соединение и повторите попытку; если не поможет, обновите страницу.</p>
      <p lang="sr-Latn">Ovaj deo nije mogao da se učita. Proverite vezu i pokušajte ponovo; ako ne pomogne, osvežite stranicu.</p>
      <div><button class="button primary" type="button" @click=${onRetry}>${icon('retry')}Retry · Повторить · Ponovi</button></div>
    </div>
  </div></div>`;
