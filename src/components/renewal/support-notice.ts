/** Where support is, in words: for pages that neither open it themselves nor name its address. */
import {html, render} from 'lit';
import type {Translate} from '../../locales/messages.js';
import type {Language} from '../shared/localization.js';
import type {OverviewWord} from './overview/overview-model.js';

/** Opens a dialog over the page; closed, it is gone, and the focus is where it was. */
export function openSupportNotice(root: ShadowRoot, {t: translate, tag}: Pick<Language, 't' | 'tag'>): void {
  const kit = root.querySelector('.kit');
  if (!kit || root.querySelector('.support-notice')) return;
  const t = translate as Translate<OverviewWord>;
  const place = document.createElement('div');
  const dialog = (): HTMLDialogElement => place.querySelector('dialog')!;
  const close = (): void => dialog().close();
  const onClose = (): void => {
    // It may be open again by the time of the event.
    if (!dialog().open) place.remove();
  };
  render(
    html`<dialog class="support-notice" lang=${tag} aria-labelledby="support-notice-title" @close=${onClose}>
      <div class="stack">
        <h3 id="support-notice-title">${t('support.none.title')}</h3>
        <p>${t('support.none.text')}</p>
        <div><button class="button primary" type="button" @click=${close}>${t('support.none.close')}</button></div>
      </div>
    </dialog>`,
    place,
  );
  kit.append(place);
  dialog().showModal();
}
