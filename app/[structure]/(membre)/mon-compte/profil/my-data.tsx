import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ExportList } from '@/components/exports/export-list'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Viewer } from '@/lib/core/actor'
import { askMyDataAction } from '@/lib/exports/actions'
import { listExports } from '@/lib/exports/queries/find-exports'
import { exportDays } from '@/lib/exports/rules'
import type { Structure } from '@/lib/structures/queries'

/** The way to a copy of one's own data, and out ([2.A6] [2.A7]). Staff who see the portal don't see the copies. */
export async function MyData({ actor, structure }: { actor: Viewer; structure: Structure }) {
  const [rows, t, words] = await Promise.all([
    actor.kind === 'member' ? listExports(actor) : [],
    getTranslations('exports.member'),
    getTranslations('removals.member'),
  ])
  const path = `/${structure.slug}/mon-compte/profil`
  return (
    <Card as="section" aria-labelledby="mes-donnees" className="grid gap-4">
      <h2 id="mes-donnees">{words('data')}</h2>
      <p className="text-muted">{t('text', { days: exportDays })}</p>
      <ExportList label={t('button')} rows={rows} zone={structure.timeZone} path={`${path}/export`} />
      <ActionForm action={askMyDataAction}>
        <HiddenFields structure={structure.slug} />
        <div>
          <SubmitButton look="quiet" icon="download">
            {t('button')}
          </SubmitButton>
        </div>
      </ActionForm>
      <p className="border-t border-line pt-4">
        <a href={`${path}/retrait`}>{words('link')}</a>
        <span className="block text-sm text-muted">{words('linkText')}</span>
      </p>
    </Card>
  )
}
