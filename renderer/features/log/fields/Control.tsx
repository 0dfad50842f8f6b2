import type { Field } from '../../../../shared/model/fields.ts';
import { PlaceControl } from '../place/PlaceControl.tsx';
import { ManyControl, OneControl, YesNoControl } from './ChoiceControl.tsx';
import type { ControlProps } from './control-props.ts';
import { TextControl } from './TextControl.tsx';
import { DateControl, MoneyControl, NumberControl } from './TypedControl.tsx';

/** The control for a field's kind: the form knows kinds, never fields. */
export const Control = (props: ControlProps<Field>) => {
  const { field } = props;
  switch (field.kind) {
    case 'text':
      return <TextControl {...props} field={field} />;
    case 'date':
      return <DateControl {...props} field={field} />;
    case 'number':
      return <NumberControl {...props} field={field} />;
    case 'money':
      return <MoneyControl {...props} field={field} />;
    case 'place':
      return <PlaceControl {...props} field={field} />;
    case 'one':
      return <OneControl {...props} field={field} />;
    case 'many':
      return <ManyControl {...props} field={field} />;
    case 'yesno':
      return <YesNoControl {...props} field={field} />;
    default:
      return assertNever(field);
  }
};

const assertNever = (field: never): never => {
  throw new Error(`No control for ${JSON.stringify(field)}`);
};
