/** The built-in experiments, for the views. */
export { experiments as builtinExperiments } from '../../scenario/experiments/index.ts';
export { experimentKeys } from '../../scenario/experiments/keys.ts';
