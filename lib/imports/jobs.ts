import { inngest } from '@/lib/services/inngest'
import { runLines, takeBackLines } from './flows'

/** As many steps as the largest file needs, with room: a run that isn't at its end by then is a bug. */
const mostSteps = 200

/** 'Importer', line after line in the background, with its progress in the import's row ([1.H10]). */
const runImport = inngest.createFunction(
  {
    id: 'imports-run',
    retries: 10,
    concurrency: { limit: 1, key: 'event.data.structureId' },
    triggers: { event: 'import.started' },
  },
  async ({ event, step }) => {
    const { structureId, importId } = event.data
    for (let rank = 1; rank <= mostSteps; rank += 1) {
      if ((await step.run(`lines ${rank}`, () => runLines(structureId, importId))) === 0) return rank
    }
    throw new Error('an import without an end')
  },
)

/** 'Annuler l’import': what nobody has used since is taken back. */
const takeImportBack = inngest.createFunction(
  {
    id: 'imports-take-back',
    retries: 10,
    concurrency: { limit: 1, key: 'event.data.structureId' },
    triggers: { event: 'import.undone' },
  },
  async ({ event, step }) => {
    const { structureId, importId } = event.data
    let before = Number.MAX_SAFE_INTEGER
    for (let rank = 1; rank <= mostSteps; rank += 1) {
      before = await step.run(`lines ${rank}`, () => takeBackLines(structureId, importId, before))
      if (before === 0) return rank
    }
    throw new Error('an import without an end')
  },
)

export const jobs = [runImport, takeImportBack]
