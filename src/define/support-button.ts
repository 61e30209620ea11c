/** Registers `<support-button>` alone; `<support-center>` follows when it is needed. */
import {SupportButton} from '../components/support-button.js';
import {defineElement} from './define-element.js';

SupportButton.loadCenter = () => import('./support-center.js');
defineElement('support-button', SupportButton);

export type {SupportButton};
