/** The id of a field's control, where the error summary's link leads. */
export const fieldId = (name: string): string => `field-${name}`;
