import type { Hono } from 'hono'
import { html } from 'hono/html'
import type postgres from 'postgres'
import { type ClockReading, type Move, readClock } from '../../clock/clock'
import type { ExecutorLink } from '../../clock/executor'
import { type Moved, moveTime } from '../../clock/mount'
import { type Markup, type Notice, page, showLong } from './layout'

const moves: { value: string; label: string; move: Move }[] = [
  { value: 'heure', label: 'Avancer d’une heure', move: { advance: 'PT1H' } },
  { value: 'jour', label: 'Avancer d’un jour', move: { advance: 'P1D' } },
  { value: 'semaine', label: 'Avancer d’une semaine', move: { advance: 'P7D' } },
  { value: 'mois', label: 'Avancer d’un mois', move: { advance: 'P1M' } },
]

const content = ({ now, realNow, aheadSeconds }: ClockReading): Markup => html`
<section aria-labelledby="time"><h2 id="time">Horloge</h2>
<p class="clock">${showLong(now)}</p>
<p class="note">${
  aheadSeconds === 0
    ? 'C’est l’heure réelle.'
    : `L’heure réelle est ${showLong(realNow)}. Les écrans et les tâches suivent l’horloge ci-dessus.`
}</p>
<form class="row" method="post" action="/page/horloge">
${moves.map(({ value, label }) => html`<button class="primary" name="de" value="${value}">${label}</button>`)}
<button name="de" value="reel">Revenir à l’heure réelle</button></form>
<p class="note">Chaque tâche prévue entre-temps tourne une fois, puis la page répond. Signatures, sessions et nouveaux essais
  restent à l’heure réelle.</p></section>`

const notice = ({ started, isIdle }: Moved): Notice => ({
  text: `L’horloge a bougé : ${started.length} tâche${started.length > 1 ? 's' : ''} prévue${started.length > 1 ? 's' : ''} entre-temps, ${isIdle ? 'toutes terminées' : 'certaines tournent encore'}.`,
})

export function mountTimePages(app: Hono, sql: postgres.Sql, executor: ExecutorLink): void {
  app.get('/horloge', async (c) => c.html(page('Horloge', '/horloge', content(await readClock(sql)))))
  app.post('/page/horloge', async (c) => {
    const { de } = await c.req.parseBody()
    const move: Move | undefined = de === 'reel' ? { reset: true } : moves.find((known) => known.value === de)?.move
    if (!move) return c.redirect('/horloge', 303)
    try {
      const moved = await moveTime(sql, executor, move)
      return c.html(page('Horloge', '/horloge', content(moved), notice(moved)))
    } catch {
      const bad = { text: 'L’horloge a bougé, mais l’exécuteur des tâches ne répond pas.', isBad: true }
      return c.html(page('Horloge', '/horloge', content(await readClock(sql)), bad))
    }
  })
}
