/** The product's sign: a buta, the drop of our carpets, holding a tick. */
export function Mark({ className = 'size-10' }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 48 48" aria-hidden focusable="false">
      <rect width="48" height="48" rx="12" className="fill-deep" />
      <path
        className="fill-on-deep"
        d="M29.5 5.500c1.2 4.5-1.5 8-5.5 10.200C16.5 19.8 11 23 11 30.5 11 37.7 16.6 42.5 24 42.500S37 37.6 37 30.200c0-5.4-3-9.3-7.3-10.9 3.9-3.9 4-9.6-.2-13.800z"
      />
      <path
        className="stroke-ornament"
        d="M17.5 31l4.7 4.7 8.8-9.7"
        fill="none"
        strokeWidth="3.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
