package afterbell.messaging.outbox;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Stores a record as a document, each component under the name that {@link Field} gives it: straight between the bytes
 * and the record, with no map in between. Components are what a codec is given for, what the driver has codecs for,
 * records, and lists of these. The driver's own codec for records asks for public ones; what is stored is nobody's
 * business outside its package. A field that is no component is passed over, so that a stored form can shrink; a component without a field is null.
 */
final class RecordCodec<R extends Record> implements Codec<R> {
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType CONSTRUCTOR = MethodType.methodType(Object.class, Object[].class);

    private final Class<R> type;
    private final Part[] parts;
    private final MethodHandle constructor;

    private record Part(String field, MethodHandle getter, Codec<Object> codec) {}

    /**
     * @param own    codecs of single types, which go before all others
     * @param others the driver's
     */
    RecordCodec(Class<R> type, List<? extends Codec<?>> own, CodecRegistry others) {
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var components = type.getRecordComponents();
            this.type = type;
            this.parts = new Part[components.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = part(lookup, components[i], own, others);
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            this.constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(CONSTRUCTOR);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be stored", e);
        }
    }

    private static Part part(MethodHandles.Lookup lookup, RecordComponent component,
            List<? extends Codec<?>> own, CodecRegistry others)
            throws IllegalAccessException {
        Field named = AnnotatedElementUtils.findMergedAnnotation(component.getAccessor(), Field.class);
        return new Part(named == null ? component.getName() : named.value(),
                lookup.unreflect(component.getAccessor()).asType(GETTER),
                codec(component.getGenericType(), own, others));
    }

    @SuppressWarnings("unchecked")
    private static Codec<Object> codec(Type type, List<? extends Codec<?>> own, CodecRegistry others) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return (Codec<Object>) (Codec<?>) new ListCodec(codec(list.getActualTypeArguments()[0], own, others));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("No codec for " + type);
        }
        for (Codec<?> given : own) {
            if (given.getEncoderClass() == plain) {
                return (Codec<Object>) given;
            }
        }
        return (Codec<Object>) (plain.isRecord()
                ? new RecordCodec<>(plain.asSubclass(Record.class), own, others)
                : others.get(MethodType.methodType(plain).wrap().returnType()));
    }

    @Override
    public Class<R> getEncoderClass() {
        return type;
    }

    @Override
    public void encode(BsonWriter writer, R value, EncoderContext context) {
        writer.writeStartDocument();
        for (Part part : parts) {
            Object component = get(part, value);
            if (component != null) {
                writer.writeName(part.field());
                part.codec().encode(writer, component, context);
            }
        }
        writer.writeEndDocument();
    }

    @Override
    public R decode(BsonReader reader, DecoderContext context) {
        var values = new @Nullable Object[parts.length];
        reader.readStartDocument();
        for (int expected = 0; reader.readBsonType() != BsonType.END_OF_DOCUMENT; expected++) {
            int found = indexOf(reader.readName(), expected);
            if (found < 0 || reader.getCurrentBsonType() == BsonType.NULL) {
                reader.skipValue();
            } else {
                values[found] = parts[found].codec().decode(reader, context);
                expected = found;
            }
        }
        reader.readEndDocument();
        return make(values);
    }

    /** Fields stand in the order of the components unless the record has changed since they were written. */
    private int indexOf(String field, int expected) {
        if (expected < parts.length && parts[expected].field().equals(field)) {
            return expected;
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].field().equals(field)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Object get(Part part, R value) {
        try {
            return (@Nullable Object) part.getter().invokeExact((Object) value);
        } catch (Throwable e) {
            throw new IllegalStateException(type + "." + part.field() + " cannot be read", e);
        }
    }

    private R make(@Nullable Object[] values) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type + " cannot be made of what is stored", e);
        }
    }

    private record ListCodec(Codec<Object> elements) implements Codec<List<Object>> {
        @Override
        public void encode(BsonWriter writer, List<Object> list, EncoderContext context) {
            writer.writeStartArray();
            for (Object element : list) {
                elements.encode(writer, element, context);
            }
            writer.writeEndArray();
        }

        @Override
        public List<Object> decode(BsonReader reader, DecoderContext context) {
            var list = new ArrayList<>();
            reader.readStartArray();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                list.add(Objects.requireNonNull(elements.decode(reader, context)));
            }
            reader.readEndArray();
            return list;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<List<Object>> getEncoderClass() {
            return (Class<List<Object>>) (Class<?>) List.class;
        }
    }
}
