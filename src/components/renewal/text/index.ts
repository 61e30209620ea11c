/** The viewer of agreements, their changes and receipts: one part of the kit that is loaded when somebody reads. */
export {AgreementViewer, type TextSource, type ViewerChanges} from './agreement-viewer.js';
export {bookOf, type Book} from '../../shared/text/book.js';
export {changesView, type ChangesViewParts} from './changes-view.js';
export {printReceipt, printText, type PrintedText} from './printed-pages.js';
export {downloadReceipt, receiptView, type ReceiptViewParts} from './receipt-view.js';
export {textStyles} from './text-styles.js';
export {agreementText, type TextViewParts} from './text-view.js';
export {ViewerEffects} from './viewer-effects.js';
export {initialViewer, viewerAfter, type ViewerEvent, type ViewerState} from './viewer-state.js';
export {viewerView, type ViewerParts} from './viewer-view.js';
export {downloadFile, fileNameOf} from '../../shared/download-file.js';
