export const dynamic = 'force-static'

/** Static text of the length asked for at build, so that both pages weigh the same. */
export default function Page() {
  const paragraphs = Number(process.env.BENCH_PARAGRAPHS ?? 10)
  return Array.from({ length: paragraphs }, (_, index) => index).map((index) => (
    <p key={index}>Une ligne de texte qui ne coûte rien à calculer, la même sur toute la page, numéro {index}.</p>
  ))
}
