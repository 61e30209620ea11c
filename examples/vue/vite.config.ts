import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

export default defineConfig({
  plugins: [vue({template: {compilerOptions: {isCustomElement: (tag) => tag.includes('-')}}})],
  server: {proxy: {'/api': 'http://127.0.0.1:4000'}},
});
