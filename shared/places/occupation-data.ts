import data from './data/occupation.json' with { type: 'json' };

/** A module of its own, for a lazy import: bundlers know attributes of static imports only. */
export default data;
