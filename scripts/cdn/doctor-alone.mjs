/** What the doctor asks for while it looks, and shares with the elements. */
const shared = /\/(lit-starts|article-search-workers)\.js$/;

/**
 * Gives the doctor copies of the modules it stands on: in chunks that it shares with the elements would be Lit, and it has to
 * answer where Lit cannot start.
 */
export function doctorAlone() {
  const isOfDoctor = (id) => /\/src\/doctor(\/(?!lit-starts)[\w-]+)?\.ts$/.test(id) || id.endsWith('?doctor');
  return {
    name: 'kit-doctor-alone',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!importer || !isOfDoctor(importer) || shared.test(source)) return null;
      const found = await this.resolve(source, importer.replace('?doctor', ''), {skipSelf: true});
      if (!found || isOfDoctor(found.id)) return found;
      return {...found, id: `${found.id}?doctor`};
    },
  };
}
