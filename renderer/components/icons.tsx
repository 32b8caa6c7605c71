import type { ReactNode } from 'react';

type IconProps = { readonly size?: number };

function Icon({ size = 20, children, className }: IconProps & { children: ReactNode; className?: string }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** Severity is a shape before it is a colour: stop sign, triangle, light bulb, tick, question mark in a broken ring. */
export type Mark = 'error' | 'warning' | 'advice' | 'passed' | 'unseen';

export function MarkIcon({ mark, size }: IconProps & { readonly mark: Mark }) {
  const frame = { className: `mark-${mark}`, ...(size === undefined ? {} : { size }) };
  switch (mark) {
    case 'error':
      return (
        <Icon {...frame}>
          <path
            d="M6.7 1.75h6.6l4.95 4.95v6.6l-4.95 4.95H6.7L1.75 13.3V6.7z"
            fill="currentColor"
            strokeWidth="1"
            stroke="currentColor"
          />
          <path d="M10 6v4.6M10 13.7v.05" className="icon-cut" strokeWidth="1.9" />
        </Icon>
      );
    case 'warning':
      return (
        <Icon {...frame}>
          <path
            d="M8.9 2.7a1.25 1.25 0 0 1 2.2 0l7.1 13a1.25 1.25 0 0 1-1.1 1.85H2.9A1.25 1.25 0 0 1 1.8 15.7z"
            fill="currentColor"
            strokeWidth="0.5"
          />
          <path d="M10 7.4v4.2M10 14.4v.05" className="icon-cut" strokeWidth="1.9" />
        </Icon>
      );
    case 'advice':
      return (
        <Icon {...frame}>
          <path d="M10 1.9a5.6 5.6 0 0 0-3.3 10.1c.6.45.9.9.9 1.6v.4h4.8v-.4c0-.7.3-1.15.9-1.6A5.6 5.6 0 0 0 10 1.9z" />
          <path d="M7.9 16.2h4.2M8.7 18.2h2.6" />
        </Icon>
      );
    case 'passed':
      return (
        <Icon {...frame}>
          <circle cx="10" cy="10" r="8" />
          <path d="m6.4 10.3 2.4 2.4 4.8-5.2" />
        </Icon>
      );
    case 'unseen':
      return (
        <Icon {...frame}>
          <circle cx="10" cy="10" r="8" strokeDasharray="2.6 2.4" />
          <path d="M7.8 7.9a2.2 2.2 0 1 1 3.3 1.9c-.75.45-1.1.85-1.1 1.7M10 14v.05" />
        </Icon>
      );
  }
}

export const OverviewIcon = () => (
  <Icon>
    <path d="M3 16.2a8.2 8.2 0 1 1 14 0M10 12.4l3.3-4.2" />
    <circle cx="10" cy="12.8" r="1.1" />
  </Icon>
);
export const FindingsIcon = () => (
  <Icon>
    <path d="m2.8 4.9 1.2 1.2 2-2.3M2.8 11l1.2 1.2 2-2.3M9 5h8.2M9 11h8.2M9 16.6h8.2M3.4 16.6h1.4" />
  </Icon>
);
export const AccountsIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="3.2" />
    <path d="M13.2 6.8v4.4c0 1.3.8 2 1.9 2 1.4 0 2.4-1.3 2.4-3.2A7.5 7.5 0 1 0 14.6 16" />
  </Icon>
);
export const OutboxIcon = () => (
  <Icon>
    <path d="M2.5 11.5v4.2c0 .7.6 1.3 1.3 1.3h12.4c.7 0 1.3-.6 1.3-1.3v-4.2h-4.2l-1.1 2H7.8l-1.1-2zM10 9.6V2.8M7 5.6l3-3 3 3" />
  </Icon>
);
export const HistoryIcon = () => (
  <Icon>
    <path d="M3 10a7 7 0 1 0 2.2-5.1L3 7M3 3v4h4M10 6.2V10l2.6 1.8" />
  </Icon>
);
export const ReportIcon = () => (
  <Icon>
    <path d="M5.2 2.5h6.6l3.7 3.7v10.1c0 .7-.5 1.2-1.2 1.2H5.2c-.7 0-1.2-.5-1.2-1.2V3.7c0-.7.5-1.2 1.2-1.2zM11.5 2.8v3.7h3.7M7 10.2h6M7 13.4h4" />
  </Icon>
);
export const SettingsIcon = () => (
  <Icon>
    <path d="M2.5 5.6h8M14.4 5.6h3.1M2.5 14.4h3.1M9.5 14.4h8" />
    <circle cx="12.4" cy="5.6" r="1.9" />
    <circle cx="7.6" cy="14.4" r="1.9" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon size={16}>
    <path d="m7.5 4.5 5.5 5.5-5.5 5.5" />
  </Icon>
);
export const DownIcon = () => (
  <Icon size={12}>
    <path d="m4 7 6 6 6-6" strokeWidth="2" />
  </Icon>
);
export const BackIcon = () => (
  <Icon size={16}>
    <path d="M12.5 4.5 7 10l5.5 5.5" />
  </Icon>
);
export const CopyIcon = () => (
  <Icon size={16}>
    <path d="M7 7V4.2C7 3.5 7.5 3 8.2 3h7.6c.7 0 1.2.5 1.2 1.2v7.6c0 .7-.5 1.2-1.2 1.2H13M4.2 7h7.6c.7 0 1.2.5 1.2 1.2v7.6c0 .7-.5 1.2-1.2 1.2H4.2c-.7 0-1.2-.5-1.2-1.2V8.2C3 7.5 3.5 7 4.2 7z" />
  </Icon>
);
export const TickIcon = () => (
  <Icon size={16}>
    <path d="m4 10.5 4 4 8-9" strokeWidth="2" />
  </Icon>
);
export const CrossIcon = () => (
  <Icon size={16}>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon size={16}>
    <circle cx="8.6" cy="8.6" r="5.6" />
    <path d="m13 13 4.4 4.4" />
  </Icon>
);
/** The one drawn mark of an empty state. */
export const EnvelopeIcon = ({ size = 48 }: IconProps) => (
  <Icon size={size} className="mark-drawn">
    <path
      d="M3.4 4.6h13.2c.8 0 1.4.6 1.4 1.4v8c0 .8-.6 1.4-1.4 1.4H3.4c-.8 0-1.4-.6-1.4-1.4V6c0-.8.6-1.4 1.4-1.4z"
      strokeWidth="0.9"
    />
    <path d="m2.4 5.4 7.6 5.4 7.6-5.4" strokeWidth="0.9" />
  </Icon>
);
