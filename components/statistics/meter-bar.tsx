// The browser's own bar in our colours; each engine has its own names for its parts.
const BAR =
  'h-3 w-full min-w-24 appearance-none overflow-hidden rounded-full border-0 bg-sunken [&::-moz-meter-bar]:bg-none [&::-moz-meter-bar]:bg-primary [&::-webkit-meter-bar]:h-3 [&::-webkit-meter-bar]:border-0 [&::-webkit-meter-bar]:bg-sunken [&::-webkit-meter-bar]:bg-none [&::-webkit-meter-optimum-value]:bg-primary [&::-webkit-meter-optimum-value]:bg-none'

/** A share as a bar beside its figure. */
export function MeterBar({ value, max, label }: { value: number; max: number; label: string }) {
  return <meter min={0} max={Math.max(max, 1)} value={value} aria-label={label} className={BAR} />
}
