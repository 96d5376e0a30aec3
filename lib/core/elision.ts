/** Where French drops a vowel: « d’Élise » and « de Marie », in sentences, mails and papers; for browsers too. */

/** Given names and common words whose h is mute: « d’Hélène », « d’Horizon »; the others keep it: « de Hassan ». */
const muteH = /^h(?:abi|arm|[ée]l(?!v)|enr|er[mv]|ila|ipp|ono|ora|ori|ort|ubert|ugo|ugu|yac|yp)/i
const vowel = /^[aeiouàâäéèêëîïôöùûüæœ]/i
/** « d’Yves », but « de Yasmine ». */
const yAsVowel = /^y(?![aeiouyéè])/i

const isElided = (word: string): boolean => vowel.test(word) || muteH.test(word) || yAsVowel.test(word)

const join = (small: string, word: string): string =>
  isElided(word) ? `${small.slice(0, -1)}’${word}` : `${small} ${word}`

/** « d’Élise », « de Marie »: what a sentence says of somebody, where its text asks for {ofName}. */
export const ofName = (name: string): string => join('de', name)

/** « qu’Élise », « que Marie », where a text asks for {thatName}. */
export const thatName = (name: string): string => join('que', name)

/** Puts values where a text has their names in braces; « de » and « que » right before one drop their vowel if need be. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/(?:\b(de|que) )?\{(\w+)\}/gi, (whole, small: string | undefined, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return small ? join(small, value) : value
  })
