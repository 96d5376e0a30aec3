export const dynamic = 'force-static'

/** Static French text of the length asked for at build: both pages weigh the same and hold the same kind of characters. */
export default function Page() {
  const paragraphs = Number(process.env.BENCH_PARAGRAPHS ?? 10)
  return Array.from({ length: paragraphs }, (_, index) => index).map((index) => (
    <p key={index}>Une ligne d’un texte qui n’a rien à calculer, la même sur toute la page ; c’est la ligne {index}.</p>
  ))
}
