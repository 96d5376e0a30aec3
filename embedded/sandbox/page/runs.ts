import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { ExecutorLink, RunView } from '../../clock/executor'
import { type Markup, page, scroll, showTime } from './layout'

const states: Record<string, string> = {
  queued: 'en attente',
  running: 'en cours',
  sleeping: 'en pause',
  completed: 'terminée',
  failed: 'échouée',
}

const waiting = (run: RunView): string =>
  run.status === 'sleeping' && run.wakeAt
    ? `jusqu’au ${showTime(run.wakeAt)}`
    : run.status === 'queued' && run.retryAt
      ? `nouvel essai à ${showTime(run.retryAt)}`
      : ''

const row = (run: RunView): Markup => html`<tr>
<td class="time">${showTime(run.createdAt)}</td><td>${run.functionId.replace(/^diapason-/, '')}</td><td>${run.event.name}</td>
<td class="${run.status === 'failed' ? 'bad' : ''}">${states[run.status] ?? run.status} ${waiting(run)}
${run.error?.message ? html`<br><span class="bad">${run.error.message}</span>` : ''}</td></tr>`

const content = (runs: readonly RunView[] | null): Markup => html`
<section aria-labelledby="runs"><h2 id="runs">Tâches de fond</h2>
${
  runs === null
    ? html`<p class="bad">L’exécuteur des tâches ne répond pas.</p>`
    : runs.length === 0
      ? html`<p>Aucune tâche n’a encore tourné.</p>`
      : scroll(
          'Tâches de fond',
          html`<table><caption>Les 200 dernières</caption><thead><tr><th scope="col">Demandée</th><th scope="col">Fonction</th>
<th scope="col">Événement</th><th scope="col">État</th></tr></thead><tbody>${runs.map(row)}</tbody></table>`,
        )
}</section>`

export function mountRunPages(app: Hono, executor: ExecutorLink): void {
  app.get('/taches', async (c) => {
    const runs = await executor.listRuns(200).catch(() => null)
    return c.html(page('Tâches de fond', '/taches', content(runs)))
  })
}
