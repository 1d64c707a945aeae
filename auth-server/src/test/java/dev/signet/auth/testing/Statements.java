package dev.signet.auth.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Notes what the server asks of its database. */
public final class Statements implements BeanPostProcessor, QueryExecutionListener {

    /** Threads of the server's own: Spring Boot's scheduler, what other nodes flipped and who is told, and relying parties. */
    private static final List<String> SCHEDULED = List.of("scheduling-", "status-", "logout-");

    private final List<String> noted = new CopyOnWriteArrayList<>();

    /** The statements that ran while {@code work} did. */
    public List<String> during(Runnable work) {
        int before = noted.size();
        work.run();
        return List.copyOf(noted.subList(before, noted.size()));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSource database
                ? ProxyDataSourceBuilder.create(database).listener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // What the server does by itself from time to time belongs to no request.
        String thread = Thread.currentThread().getName();
        if (SCHEDULED.stream().noneMatch(thread::startsWith)) {
            queries.forEach(query -> noted.add(query.getQuery()));
        }
    }
}
