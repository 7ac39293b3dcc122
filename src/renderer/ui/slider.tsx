/** A place on a way, to be dragged or moved with the arrows, Home and End. Callers: replay bar. */
import { Slider as AriaSlider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';

export interface SliderProps {
  /** What is moved, for readers. */
  readonly label: string;
  /** 0…last. */
  readonly value: number;
  readonly last: number;
  /** Places with a mark, such as the beginnings of rounds, and what stands there. */
  readonly marks: readonly { readonly at: number; readonly label: string }[];
  readonly onChange: (value: number) => void;
}

export function Slider({ label, value, last, marks, onChange }: SliderProps) {
  return (
    <AriaSlider
      className="slider"
      aria-label={label}
      value={value}
      minValue={0}
      maxValue={Math.max(1, last)}
      step={1}
      onChange={(next) => onChange(next)}
    >
      <SliderTrack className="slider-track">
        {marks.map((mark) => (
          <span key={mark.at} className="slider-mark" style={{ left: `${(mark.at / Math.max(1, last)) * 100}%` }}>
            {mark.label}
          </span>
        ))}
        <span className="slider-done" style={{ width: `${(value / Math.max(1, last)) * 100}%` }} />
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </AriaSlider>
  );
}
