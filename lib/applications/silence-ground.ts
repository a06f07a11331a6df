/** Ground of a refusal that nobody decided; the registry's own grounds are chosen by officers. */
export const SILENCE_GROUND = 'term-passed'
