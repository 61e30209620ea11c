/** Addresses of pages that may be the host's own. */
import * as v from 'valibot';

/** A page to open: `https:`, or a path of the host's own site such as `/verify/` or `./verify/`; never another site's (F-E9). */
export const PageUrl = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.regex(/^(https:\/\/[^\s\\]+|\.{0,2}\/(?!\/)[^\s\\]*)$/i),
);

/** Whether a link may lead there. */
export const isPageUrl = (url: string | null): url is string => v.is(PageUrl, url);
