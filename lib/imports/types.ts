/** previewed: every line judged, nothing written · running · done · undone: what it made is taken back ([1.H10]). */
export const importStates = ['previewed', 'running', 'done', 'undone', 'abandoned'] as const
export type ImportState = (typeof importStates)[number]

/** ready: will be written · known: the person is there already · wrong: says why, is left out · written. */
export const importLineStates = ['ready', 'known', 'wrong', 'written', 'undone'] as const
export type ImportLineState = (typeof importLineStates)[number]
