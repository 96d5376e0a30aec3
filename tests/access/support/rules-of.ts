import { pages, type Rule } from '../matrix'

/** The pages and routes of one kind, each with its file. */
export const rulesOf = <Kind extends Rule['kind']>(kind: Kind) =>
  Object.entries(pages).filter((entry): entry is [string, Extract<Rule, { kind: Kind }>] => entry[1].kind === kind)
