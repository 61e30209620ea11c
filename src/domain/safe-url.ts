/** Addresses that a host or a back end may hand over. */
import * as v from 'valibot';

/** `https:` or `mailto:` only: a link of the host's is never a way to run script (F-E9). */
export const SafeUrl = v.pipe(v.string(), v.maxLength(2000), v.regex(/^(https:\/\/[^\s\\]+|mailto:[^\s\\]+)$/i));

/** A page to open: `https:`, or a path of the host's own site such as `/verify/` or `./verify/`; never another site's (F-E9). */
export const PageUrl = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.regex(/^(https:\/\/[^\s\\]+|\.{0,2}\/(?!\/)[^\s\\]*)$/i),
);

/** Whether a link may lead there. */
export const isPageUrl = (url: string | null): url is string => v.is(PageUrl, url);
