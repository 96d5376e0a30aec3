import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tag } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import { formatInstant } from '@/lib/core/formatting'
import { compareTerms } from '@/lib/settings/rules'
import { resetTemplateAction } from '@/lib/templates/actions'
import { templateSlug } from '@/lib/templates/schema'
import type { Locale, TemplateKey, TemplateText, TemplateVersion } from '@/lib/templates/types'
import { Panel } from '../../panel'
import { TermsChanges } from '../../reglages/conditions/terms-changes'

type Props = {
  slug: string
  path: string
  template: TemplateKey
  locale: Locale
  versions: readonly TemplateVersion[]
  older: TemplateVersion | undefined
  used: TemplateText
  zone: string
}

const whole = ({ subject, body }: TemplateText): string => `${subject}\n\n${body}`

/** Every version with who wrote it and when; what an older one would change, and the way back to the product's text ([2.C3]). */
export async function VersionPanel({ slug, path, template, locale, versions, older, used, zone }: Props) {
  const t = await getTranslations('templates.editor')
  const isEvent = 'event' in template
  const changes = { added: t('added'), removed: t('removed'), same: '', none: t('none') }
  return (
    <Panel id="versions" title={t('versions')}>
      {older ? (
        <section className="grid gap-3">
          <h3 className="text-lg">{t('changes')}</h3>
          <TermsChanges lines={compareTerms(whole(used), whole(older))} words={changes} />
        </section>
      ) : null}
      {versions.length === 0 ? <p className="text-muted">{isEvent ? t('noVersions') : t('noWords')}</p> : null}
      {versions.length > 0 ? (
        <List label={t('versions')}>
          {versions.map(({ version, isDefault, author, createdAt }, rank) => {
            const day = formatInstant(createdAt, zone)
            return (
              <ListItem key={version} aside={rank === 0 ? <Tag kind="positive">{t('current')}</Tag> : null}>
                {rank === 0 || isDefault ? (
                  <span className="font-medium">{isDefault ? t('backToProduct') : t('version', { version })}</span>
                ) : (
                  <a href={`${path}?langue=${locale}&version=${version}`} className="inline-flex min-h-11 items-center">
                    {t('see', { version })}
                  </a>
                )}
                <span className="text-sm text-muted">{author ? t('by', { author, day }) : t('byNobody', { day })}</span>
              </ListItem>
            )
          })}
        </List>
      ) : null}
      {isEvent && versions[0] && !versions[0].isDefault ? (
        <ActionForm action={resetTemplateAction}>
          <HiddenFields structure={slug} />
          <input type="hidden" name="modele" value={templateSlug(template)} />
          <input type="hidden" name="langue" value={locale} />
          <input type="hidden" name="seen" value={versions[0].version} />
          <p className="text-muted">{t('resetHelp')}</p>
          <div>
            <SubmitButton look="quiet">{t('reset')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Panel>
  )
}
