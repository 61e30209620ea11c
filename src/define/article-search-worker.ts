/** The worker that searches articles in languages whose word forms are not known. */
import {noForms} from '../domain/search-words.js';
import {serveArticleSearch} from './serve-article-search.js';

serveArticleSearch(noForms);
