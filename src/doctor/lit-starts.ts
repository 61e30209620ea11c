/** Loads where the kit's Lit can start; the doctor asks for it by itself, so that it answers where Lit cannot. */
export {nothing} from 'lit';
