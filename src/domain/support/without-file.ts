/** What waits to be sent with files. */
interface WithFiles {
  /** Files that the server does not have yet. */
  readonly missingUploads: readonly string[];
  readonly request: {readonly uploadIds: readonly string[]};
  readonly answers: {readonly files: readonly {readonly uploadId: string}[]};
}

/** The same, to be sent without one of its files. */
export function withoutFile<E extends WithFiles>(entry: E, uploadId: string): E {
  const isOther = (id: string): boolean => id !== uploadId;
  const {missingUploads, request, answers} = entry;
  return {
    ...entry,
    missingUploads: missingUploads.filter(isOther),
    request: {...request, uploadIds: request.uploadIds.filter(isOther)},
    answers: {...answers, files: answers.files.filter((file) => isOther(file.uploadId))},
  };
}
