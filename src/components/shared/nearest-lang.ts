/** The value of the nearest `lang` attribute, through shadow roots. A server's elements are nowhere. */
export const nearestLang = (element: Element | undefined): string =>
  element?.closest
    ? (element.closest('[lang]')?.getAttribute('lang') ?? nearestLang((element.getRootNode() as ShadowRoot).host))
    : '';
