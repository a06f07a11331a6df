import { Icon, type IconName } from '@/components/ui'
import { ICON_PATHS } from '@/components/ui/icon-paths'
import { Specimen, State } from './specimen'

const GROUNDS = [
  ['paper', 'bg-paper text-ink'],
  ['surface', 'bg-surface text-ink'],
  ['sunken', 'bg-sunken text-ink'],
  ['primary', 'bg-primary text-on-primary'],
  ['primary-soft', 'bg-primary-soft text-primary'],
  ['deep', 'bg-deep text-on-deep'],
  ['accent', 'bg-accent text-on-accent'],
  ['accent-soft', 'bg-accent-soft text-accent'],
  ['info-soft', 'bg-info-soft text-info'],
  ['success-soft', 'bg-success-soft text-success'],
  ['warning-soft', 'bg-warning-soft text-warning'],
  ['danger-soft', 'bg-danger-soft text-danger'],
] as const

const SIZES = ['text-4xl', 'text-3xl', 'text-2xl', 'text-xl', 'text-lg', 'text-base', 'text-sm', 'text-xs'] as const

export function Foundations() {
  return (
    <>
      <Specimen id="colours" title="Rənglər" use="Yalnız bu adlar var. Tünd görünüşdə eyni adlar başqa qiymət alır.">
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {GROUNDS.map(([name, look]) => (
            <li key={name} className={`rounded-md border border-line p-4 font-semibold ${look}`}>
              {name}
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen id="type" title="Yazı" use="Onest, 400–700. Əsas ölçü 17 piksel.">
        <div className="grid gap-3">
          {SIZES.map((size) => (
            <p key={size} className={size}>
              {size.slice(5)}: Şəxsiyyət vəsiqəsi, İçərişəhər, ığdır, ÇÖÜĞƏ, 1 234,50 ₼
            </p>
          ))}
          <p>Русский: удостоверение личности, № 12, ёж, 1 234,50 ₼</p>
          <p className="tabular-nums">
            1111,11 ₼<br />
            8888,88 ₼
          </p>
        </div>
      </Specimen>
      <Specimen id="icons" title="Icon" use="İşarə tək dayanmır: yanında söz olur, ya da label ilə adlanır.">
        <ul className="grid grid-cols-3 gap-2 sm:grid-cols-6 lg:grid-cols-8">
          {(Object.keys(ICON_PATHS) as IconName[]).map((name) => (
            <li key={name} className="flex flex-col items-center gap-1 rounded-md bg-surface p-2 text-xs">
              <Icon name={name} size="lg" />
              {name}
            </li>
          ))}
        </ul>
        <State name="label">
          <Icon name="lock" label="Bağlıdır" />
        </State>
      </Specimen>
    </>
  )
}
