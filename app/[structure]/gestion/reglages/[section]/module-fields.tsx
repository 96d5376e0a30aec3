import { getTranslations } from 'next-intl/server'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Checkbox } from '@/components/ui/choices'
import { countLive } from '@/lib/settings/queries'
import type { Structure } from '@/lib/structures/queries'
import { modules } from '@/lib/structures/types'
import { Group } from '../group'

/** What the structure runs, each module with how much of it is under way; how its office is kept safe ([6.S5] [2.B3]). */
export async function ModuleFields({ structure }: { structure: Structure }) {
  const [live, t] = await Promise.all([countLive(structure.id), getTranslations('settings')])
  const { modules: held, security } = structure.settings
  const options = modules
    // Workshops come with their pages.
    .filter((module) => module !== 'workshops' || held.includes(module))
    .map((value) => {
      const under = held.includes(value) ? ` · ${t('helps.live', { count: live[value] })}` : ''
      return { value, label: `${t(`options.modules.${value}`)}${under}` }
    })
  return (
    <>
      <Group title={t('groups.modules')} isWide>
        <CheckboxGroup
          name="modules"
          label={t('labels.modules')}
          help={t('helps.modules')}
          options={options}
          defaultValues={held}
        />
      </Group>
      <Group title={t('groups.security')} isWide>
        <Checkbox
          name="requiresSecondFactor"
          label={t('labels.requiresSecondFactor')}
          help={t('helps.requiresSecondFactor')}
          defaultChecked={security.requiresSecondFactor}
        />
        <Checkbox
          name="tellsImpersonated"
          label={t('labels.tellsImpersonated')}
          defaultChecked={security.tellsImpersonated}
        />
      </Group>
    </>
  )
}
