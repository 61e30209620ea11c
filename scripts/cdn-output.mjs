import {minifyTemplateLiterals} from 'rollup-plugin-minify-template-literals';
import {licences, packageOf} from './cdn/licences.mjs';
import {chunks} from './cdn/chunks.mjs';
import {doctorAlone} from './cdn/doctor-alone.mjs';
import {urlOfPlatform} from './cdn/native-url.mjs';

/**
 * Takes the layout out of the kit's HTML and CSS templates. White space between words and elements stays as one space,
 * and SVG shapes stay closed: left open, each would become a part of the one before it and not be drawn.
 */
export const templates = (include) =>
  minifyTemplateLiterals({
    include,
    failOnError: true,
    options: {minifyOptions: {conservativeCollapse: true, keepClosingSlash: true}},
  });

export const cdnPlugins = () => [templates(/\/src\/.*\.ts$/), doctorAlone(), urlOfPlatform(), chunks(), licences()];

/** How the module for pages without a build and its chunks are written; the licences of others' code stand beside them. */
export const cdnOutput = {
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  minify: true,
  postBanner: ({moduleIds}) => (moduleIds.some(packageOf) ? '/*! Licences of what is in here: licences.txt */' : ''),
  comments: {annotation: false, jsdoc: false, legal: true},
};
