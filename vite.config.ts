import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  // What most pages share travels together: 19 files instead of 49, 5 kB less (measured on the post page, 2026-11).
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: 'parts', test: /lucide|src.components/, minShareCount: 3 }] } },
        },
      },
    },
  },
  plugins: [
    tailwindcss(),
    sveltekit({
      adapter: adapter(),
      files: {
        routes: 'src/routes',
        appTemplate: 'src/routes/app.html',
        errorTemplate: 'src/routes/error.html',
        hooks: { server: 'src/routes/hooks.server' },
        assets: 'static',
      },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'img-src': ['self', 'data:'],
          'style-src': ['self', 'unsafe-inline'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
})
