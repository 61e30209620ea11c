/** The worker that searches articles in this language; bundled by itself, with nothing in it that loads later. */
import {wordForms} from '../domain/word-forms-en.js';
import {serveArticleSearch} from './serve-article-search.js';

serveArticleSearch(wordForms);
