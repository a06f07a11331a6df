export default {
  compress: false,
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg'],
  turbopack: { root: new URL('../..', import.meta.url).pathname },
}
