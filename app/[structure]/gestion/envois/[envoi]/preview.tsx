import { getTranslations } from 'next-intl/server'
import { readFrameWords } from '@/components/messages/frame-words'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/inputs'
import { type ChosenFile, type Draft, listChosenFiles } from '@/lib/drafts/queries/get-draft'
import { getNonce } from '@/lib/gate/request'
import { Panel } from '../../panel'
import { LivePreview } from './live-preview'

type Props = {
  draft: Draft
  path: string
  asked: number | null
  /** Where one stays while one chooses for whom it is shown. */
  step?: 'verifier'
}

/** The message as one of its readers will get it, from what was kept last ([2.C11]). */
export async function Preview({ draft, path, asked, step }: Props) {
  const [nonce, t, frame] = await Promise.all([getNonce(), getTranslations('drafts.preview'), readFrameWords()])
  const words = {
    frame,
    problems: t('problems'),
    open: t('open'),
    offline: t('offline'),
  }
  const isEmpty = draft.subject === '' && draft.body === ''
  const readers = draft.kind === 'participants' ? await listChosenFiles(draft) : []
  const shown = asked ?? readers[0]?.number
  return (
    <div className="min-w-0 2xl:sticky 2xl:top-6">
      <Panel id="apercu" title={t('title')}>
        {isEmpty ? (
          <p className="text-muted">{t('empty')}</p>
        ) : (
          <>
            <Readers readers={readers} path={path} shown={shown} step={step} />
            <LivePreview
              from={`${path}/apercu${shown ? `?pour=${shown}` : ''}`}
              revision={draft.revision}
              nonce={nonce}
              words={words}
            />
          </>
        )}
      </Panel>
    </div>
  )
}

type ReadersProps = Pick<Props, 'path' | 'step'> & { readers: ChosenFile[]; shown: number | undefined }

/** For whom it is shown, where a few were chosen by name. */
async function Readers({ readers, path, shown, step }: ReadersProps) {
  if (readers.length < 2) return null
  const t = await getTranslations('drafts.preview')
  const options = readers.map(({ number, firstName, lastName }) => ({
    value: String(number),
    label: `${firstName} ${lastName}`,
  }))
  return (
    <form action={path} className="no-print flex flex-wrap items-end gap-3">
      {step ? <input type="hidden" name="etape" value={step} /> : null}
      <Select name="pour" label={t('who')} options={options} defaultValue={String(shown)} />
      <Button type="submit" look="quiet">
        {t('show')}
      </Button>
    </form>
  )
}
