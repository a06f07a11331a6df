// Vitest runs outside a bundler: the guard against browser bundles has nothing to guard here.
export {}
