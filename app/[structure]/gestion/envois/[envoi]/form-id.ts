/** The form of a draft's text: buttons elsewhere on its page belong to it. */
export const formIdOf = ({ id }: { id: string }): string => `brouillon-${id}`
